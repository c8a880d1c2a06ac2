import type { Probe } from '../lab/probe.js';
import type { OptimizerChange, Replay, Restore } from '../run/fault.js';

const kept = (lost: boolean): string => (lost ? 'lost' : 'restored');

export default {
  meta: {
    id: 'checkpoint-diff',
    name: 'Checkpoint against what was loaded',
    question: 'Is the state after every resume the one that was saved?',
    kind: 'measurement',
  },
  findings: [
    'all restored',
    'weights lost',
    'moments lost',
    'count of steps lost',
    'moments and count of steps lost',
    'position in the data lost',
  ],
  hours: () => 0.3,
  excludedFrom: () => null,
  read({ scenario, causes }) {
    const acting = causes();
    const rows: string[][] = [];
    let finding = 'all restored';
    let wasSeen = false;
    for (let step = 0; step < scenario.window.steps; step++) {
      const change: OptimizerChange = { momentsLost: false, stepsLost: false };
      const restore: Restore = { group: -1, share: 0 };
      const replay: Replay = { batches: 0, shuffled: false, seen: false, unique: 1 };
      acting.change('restore', step, restore);
      acting.change('optimizerState', step, change);
      acting.change('replay', step, replay);
      const { momentsLost, stepsLost } = change;
      // The loader stands where it stood some batches ago only at the step of the resume.
      const rewound = replay.seen && !wasSeen;
      wasSeen = replay.seen;
      const weightsLost = restore.group >= 0;
      if (!(weightsLost || momentsLost || stepsLost || rewound)) continue;
      const group = weightsLost ? `lost in ${scenario.groups[restore.group]!.id}` : 'restored';
      rows.push([String(step), group, kept(momentsLost), kept(stepsLost), kept(rewound)]);
      finding = weightsLost
        ? 'weights lost'
        : momentsLost && stepsLost
          ? 'moments and count of steps lost'
          : momentsLost
            ? 'moments lost'
            : stepsLost
              ? 'count of steps lost'
              : 'position in the data lost';
    }
    return {
      finding,
      text:
        rows.length === 0
          ? 'After every start of the job in the window the state in memory is the saved one.'
          : `At step ${rows[0]![0]}: ${finding}.`,
      series: [],
      table:
        rows.length === 0
          ? null
          : { columns: ['Resume at step', 'weights', 'moments', 'count of steps', 'position in the data'], rows },
    };
  },
} satisfies Probe;
