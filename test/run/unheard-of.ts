import { createStream, secretOfSeed } from '../../src/core/rng.js';
import type { Fault, Hooks } from '../../src/run/fault.js';
import { catalogue } from '../helpers/runs.js';

/** A fault nobody has thought of: it touches every cause there is and draws numbers of its own at every step. First by name. */
export const unheardOf: Fault = {
  ...catalogue.get('label-noise'),
  meta: { ...catalogue.get('label-noise').meta, id: 'aardvark' },
  dose: { size: { description: 'size', from: 0.01, to: 0.1, scale: 'linear', min: 0, max: 1 } },
  places: () => [],
  create({ dose }): Required<Hooks> {
    const own = createStream(secretOfSeed('aardvark'), ['batch-loss']);
    const size = dose['size']!;
    const enlarge = (value: number) => value * (1 + size);
    return {
      schedulePosition: (position) => position + 10,
      learningRate: (rate) => rate * (1 + size * own.uniform()),
      mixture(weights) {
        const moved = size * weights[0]!;
        weights[0]! -= moved;
        weights[1]! += moved;
      },
      initial(state) {
        state.scale = 1 + size;
        state.distinct = 1 - size;
      },
      restore(state, { sinceOnset }) {
        if (sinceOnset !== 2) return;
        state.group = 0;
        state.share = size;
      },
      untaught(shares) {
        shares[0] = size;
      },
      smoothing: (share) => share + size,
      padding: (share) => share + size,
      moving: (share) => share * (1 - size),
      attentionHeld: () => 0,
      offsetHeld: (held) => held * size,
      averaging: (memory) => memory * (1 - size),
      labelNoise: (share) => share + size,
      contamination(shares) {
        shares[0]! += size;
      },
      leak(state) {
        state.share = size;
        state.misplaced = 1;
      },
      weighing(state) {
        state.share = 0.2;
        state.factor = 1 + size;
      },
      replay(replay) {
        replay.batches = 20;
        replay.shuffled = false;
        replay.seen = true;
        replay.unique = 1 - size;
      },
      batchSize: (batch) => 2 * batch,
      batchDifficulty: (nats) => nats + Math.abs(size * own.normal()),
      gradientFactor: enlarge,
      push: (noises) => noises + own.normal(),
      ranks(state) {
        state.drifting = true;
        state.copies = 2;
      },
      reduction: enlarge,
      loggedLoss: enlarge,
      numerics(state) {
        state.weightBits = 12;
      },
      optimizer(settings) {
        settings.epsilon = 2 * settings.epsilon + 1e-9;
      },
      optimizerState(change, { sinceOnset }) {
        change.momentsLost = sinceOnset === 1;
        change.stepsLost = sinceOnset === 1;
      },
      stepSeconds: enlarge,
      logitPenalty: (weight) => weight * 2,
      evaluation(_, settings) {
        settings.unreached = size;
        settings.temperature = 1 + size;
        settings.dropped = size;
        settings.sampled = 1 - size;
        settings.redrawn = true;
      },
    };
  },
};
