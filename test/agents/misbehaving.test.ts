import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PuzzleResult } from '../../src/agents/report.js';
import { agentCommand, resultsOf } from '../helpers/agents.js';
import { temporaryDirectory } from '../helpers/temporary-directory.js';

/** Does this on the first puzzle, and answers the second as it should; the two know of each other by a file. */
function first(body: string): string {
  const been = join(temporaryDirectory(), 'been');
  return agentCommand(`
    import { existsSync, writeFileSync } from 'node:fs';
    if (existsSync('${been}')) { say(answer); process.exit(0); }
    writeFileSync('${been}', '');
    ${body}`);
}

/** The first puzzle is lost with this outcome, and only that one. */
function expectLost([lost, next]: readonly PuzzleResult[], outcome: string, detail: RegExp | string): void {
  expect(lost).toMatchObject({ outcome, answered: false, answer: null, score: 0, onset: 0, where: 0 });
  expect(lost!.cause).toMatchObject({ score: 0, brier: 2, top1: false });
  expect(lost!.detail).toMatch(detail);
  expect(next).toMatchObject({ outcome: 'answered', answered: true, detail: 'It answered.' });
}

describe('an agent that', () => {
  test('hangs is timed out', async () => {
    const [lost] = await resultsOf(agentCommand('setInterval(() => {}, 1000);'), { count: 1, seconds: 0.3 });
    expect(lost).toMatchObject({ outcome: 'timed-out', answered: false, score: 0 });
    expect(lost!.detail).toBe('It had not answered after 0.3 s.');
    expect(lost!.seconds).toBeGreaterThanOrEqual(0.29);
  });

  test('ignores signals is ended all the same', async () => {
    const body = "process.on('SIGTERM', () => {}); process.on('SIGINT', () => {}); for (;;);";
    expect((await resultsOf(agentCommand(body), { count: 1, seconds: 0.3 }))[0]).toMatchObject({
      outcome: 'timed-out',
    });
  });

  test('floods is cut off', async () => {
    const body = "for (;;) { await new Promise((done) => process.stdout.write(' '.repeat(999) + '\\n', done)); }";
    expectLost(await resultsOf(first(body), { bytes: 50_000 }), 'flooded', 'It wrote more than 50000 bytes.');
  });

  test('asks without end and reads nothing is cut off', async () => {
    const body =
      'for (;;) { await new Promise((done) => process.stdout.write(\'{"type":"probe","probe":"cheap"}\\n\', done)); }';
    expectLost(await resultsOf(first(body), { bytes: 50_000_000 }), 'flooded', /without reading/);
  });

  test.each([
    [
      'no JSON',
      "say('I think it is healthy')",
      /^It wrote what cannot be read: invalid line: .* \(it is not JSON\)\.$/,
    ],
    ['what the puzzle does not allow', 'say({ ...answer, causes: { gremlins: 1 } })', /unknown candidate: gremlins/],
    ['a line too long', "say(JSON.stringify(answer) + ' '.repeat(70_000))", /a line of more than 65536 bytes/],
    ['what is not text', 'process.stdout.write(Buffer.from([0xc3, 0x28, 10]))', /not UTF-8/],
  ])('says %s is invalid', async (_, body, detail) => {
    expectLost(await resultsOf(first(`${body}; await hear();`)), 'invalid', detail);
  });

  test('ends early has exited, and its last words are kept', async () => {
    const results = await resultsOf(
      first("process.stderr.write('x'.repeat(9000) + '\\nno idea\\n'); process.exitCode = 3; process.stdin.destroy();"),
    );
    expectLost(results, 'exited', 'It ended with exit code 3 before it answered.');
    expect(results[0]!.stderr).toMatch(/^x+\nno idea$/);
    expect(results[0]!.stderr.length).toBeLessThanOrEqual(4096);
  });

  test('is killed by something else has exited', async () => {
    expectLost(await resultsOf(first("process.kill(process.pid, 'SIGSEGV')")), 'exited', 'It was ended by SIGSEGV');
  });

  test('closes its output has exited', async () => {
    const body = "import { closeSync } from 'node:fs'; closeSync(1); setInterval(() => {}, 1000);";
    expectLost(await resultsOf(first(body)), 'exited', 'It closed its output before it answered.');
  });

  test.each(['lossleuth-no-such-program', './no/such/program', `"${tmpdir()}"`, '"nul\0byte"'])(
    'cannot be started is on record: %j',
    async (command) => {
      const [lost, next] = await resultsOf(command);
      expect([lost, next]).toEqual(
        [lost, next].map(() => expect.objectContaining({ outcome: 'not-started', score: 0 })),
      );
      expect(lost!.detail).toMatch(/^It could not be started: .+\.$/);
    },
  );

  test('answers twice has given its first answer', async () => {
    const [result] = await resultsOf(agentCommand("say(answer); say({ ...answer, causes: { 'no-warmup': 1 } });"));
    expect(result).toMatchObject({ outcome: 'answered', answer: { causes: { healthy: 1 } } });
  });

  test('answers in a last line without an end, and dies, has answered', async () => {
    const [result] = await resultsOf(
      agentCommand('process.stdout.write(JSON.stringify(answer)); process.exitCode = 1; process.stdin.destroy();'),
    );
    expect(result).toMatchObject({ outcome: 'answered' });
  });

  test('buys what it cannot afford is refused, and goes on', async () => {
    const body = `
      const told = [];
      for (const probe of ['fair', 'dear', 'nonsense', 'gone', 'fair', 'cheap']) { say({ type: 'probe', probe }); told.push(await hear()); }
      say({ ...answer, rationale: JSON.stringify(told) });`;
    const [result] = await resultsOf(agentCommand(body), { count: 1 });
    expect(result).toMatchObject({ outcome: 'answered', bought: [{ probe: 'fair', gpuHours: 4 }, { probe: 'gone', gpuHours: 0 }, { probe: 'cheap', gpuHours: 1 }] }); // biome-ignore format: one row
    const told = JSON.parse(result!.answer!.rationale!) as Record<string, unknown>[];
    expect(told.map(({ type, spent, left }) => [type, spent, left])).toEqual([
      ['reading', 4, 6],
      ['refused', 4, 6],
      ['refused', 4, 6],
      ['reading', 4, 6],
      ['reading', 4, 6],
      ['reading', 5, 5],
    ]);
    expect(told[1]!['message']).toBe('unsupported purchase: dear for 8 GPU-hours (6 are left of the budget)');
    expect(told[2]!['message']).toMatch(/^unknown probe: nonsense/);
    expect(told[0]!['text']).toBe(`fair of ${result!.puzzle}`);
    expect(Object.keys(told[0]!)).toEqual(['type', 'probe', 'gpuHours', 'text', 'series', 'table', 'spent', 'left']);
    expect(result!.answer!.rationale).not.toContain('secret word');
  });
});
