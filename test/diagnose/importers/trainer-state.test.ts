import { describe, expect, test } from 'vitest';
import { channel, importText, refusalOf } from './reading.js';

/** As the Trainer of Transformers writes it: rows of training and of evaluations in turn, and a summary at the end. */
const HISTORY = [
  { epoch: 0.1, grad_norm: 2.5, learning_rate: 1e-4, loss: 4.5, step: 10 },
  { epoch: 0.2, grad_norm: 2.25, learning_rate: 2e-4, loss: 4.25, step: 20 },
  {
    epoch: 0.2,
    eval_code_accuracy: 0.25,
    eval_code_loss: 4,
    eval_code_runtime: 3.1,
    eval_code_samples_per_second: 99,
    step: 20,
  },
  { epoch: 0.2, eval_prose_accuracy: 0.5, eval_prose_loss: 5, step: 20 },
  { epoch: 0.3, grad_norm: Number.NaN, learning_rate: 3e-4, loss: 4, step: 30 },
  { epoch: 0.3, step: 30, total_flos: 1e15, train_loss: 4.25, train_runtime: 9.5, train_samples_per_second: 50 },
];
const STATE = JSON.stringify({ best_metric: null, global_step: 30, log_history: HISTORY, max_steps: 30 }, null, 2);
/** Python writes a bare NaN, which JSON has no word for. */
const WRITTEN = STATE.replace('"grad_norm": null', '"grad_norm": NaN');

describe('trainer_state.json', () => {
  test('training and evaluations by dataset', async () => {
    const run = await importText(WRITTEN, {}, 'trainer_state.json');
    expect(run.format).toBe('trainer-state');
    expect([...run.observation.steps]).toEqual([10, 20, 30]);
    expect(channel(run, 'train-loss')).toEqual([4.5, 4.25, 4]);
    expect(channel(run, 'gradient-norm')).toEqual([2.5, 2.25, Number.NaN]);
    expect(run.observation.series.throughput).toBeUndefined();
    expect(run.observation.evaluations).toEqual({
      steps: Float64Array.of(20),
      slices: ['code', 'prose'],
      sizes: [null, null],
      metrics: {
        accuracy: [Float64Array.of(0.25), Float64Array.of(0.5)],
        loss: [Float64Array.of(4), Float64Array.of(5)],
      },
    });
    expect(run.notes).toContain(
      'The summary at the end of trainer_state.json holds means over the whole run and was left out.',
    );
  });

  test('its log_history alone', async () => {
    const run = await importText(JSON.stringify(HISTORY));
    expect(channel(run, 'train-loss')).toEqual([4.5, 4.25, 4]);
  });

  test('JSON lines, whose last line may break off', async () => {
    const lines = `${HISTORY.slice(0, 5)
      .map((entry) => JSON.stringify(entry))
      .join('\n')}\n{"loss": 3`;
    const run = await importText(lines, {}, 'metrics.jsonl');
    expect(channel(run, 'train-loss')).toEqual([4.5, 4.25, 4]);
    expect(run.notes).toContain('Line 6 of metrics.jsonl breaks off and was left out.');
  });

  test('words for what is not finite inside strings stay', async () => {
    const text = `{"log_history":[{"step":1,"loss":-Infinity,"note":"NaN \\" Infinity"},{"step":2,"loss":"inf"}]}`;
    expect(channel(await importText(text), 'train-loss')).toEqual([-Infinity, Infinity]);
  });

  test.each([
    [
      '{"epochs": 3, "lr": 0.1}',
      'unsupported run file: s.json is JSON without a log_history (keys: epochs, lr; give trainer_state.json)',
    ],
    ['{}', 'unsupported run file: s.json is JSON without a log_history (keys: none; give trainer_state.json)'],
    ['{"log_history": []}', 'missing rows: s.json (its log is empty)'],
    ['[1, 2]', 'unsupported run file: s.json holds 1 as log entry 1 (an object with a step)'],
    ['[{"step": 1,', 'invalid run file: s.json (not JSON'],
    ['{"step":0,"loss":2}\n{"step" 1}\n{"step":2,"loss":1}\n', 'invalid run file: s.json line 2 (not JSON'],
    [
      '{"log_history": [{"step": 1, "lr": 1}]}',
      'missing column: no training loss, gradient norm or evaluation with a number in it among step, lr',
    ],
    ['{"log_history": [{"step": 1, "loss": 1}]}', 'invalid run: 1 step with a value (at least 2)'],
  ])('refuses %s', async (text, message) => {
    expect(await refusalOf(importText(text, {}, 's.json'))).toContain(message);
  });
});
