import { writePack } from '../../src/pack/write.js';
import { packSecret } from '../../src/puzzle/seal.js';
import { fakeFactory } from './fake-factory.js';

/** Writes a pack too long to finish and says so once it is under way, so that a test can kill it. */
await writePack({
  directory: process.argv[2]!,
  factory: fakeFactory,
  recipe: fakeFactory.recipe,
  secret: packSecret({ seed: 'endless' }),
  sealed: false,
  count: 100_000,
  answersTemplate: true,
  onProgress: (done) => {
    if (done === 5) process.stdout.write('under way\n');
  },
});
