/** What the page knows about how far the solver has come. */
export interface GuideState {
  /** The panels show a part of the run. */
  readonly zoomed: boolean;
  /** A hypothesis has a probability. */
  readonly hypothesised: boolean;
  /** The answer says since when. */
  readonly onsetSet: boolean;
  /** The answer says where. */
  readonly placed: boolean;
}

export interface GuideStep {
  readonly title: string;
  /** At most 45 words. */
  readonly text: string;
  /** What it speaks about: all elements that match are outlined. */
  readonly target: string;
  /** Whether the solver has done what the step asks for; a step without it is only read. */
  readonly done?: (state: GuideState) => boolean;
}

/**
 * Two minutes from the first look to the answer. The texts teach where to look; what the cause is they leave to the reveal,
 * and they hold for any puzzle, because the guide can be asked for again.
 */
export const GUIDE_STEPS: readonly GuideStep[] = [
  {
    title: 'Compare with a healthy run',
    text:
      'This is the train loss of the run. The grey line is an earlier, healthy run of the same recipe. Do the two part, ' +
      'and where? Everything else on this page helps to say why, or that nothing is wrong.',
    target: '.panel-train-loss',
  },
  {
    title: 'Zoom in on what looks odd',
    text:
      'Drag across such a place on any panel, or type two steps above the panels. All panels zoom together; a double click ' +
      'shows the whole run again. Does anything jump within one step, or drift over many?',
    target: '.panel-train-loss',
    done: ({ zoomed }) => zoomed,
  },
  {
    title: 'Read one step across the panels',
    text:
      'Move the pointer: one crosshair reads all panels. Which of them move at the same step, and which tellingly stay ' +
      'still? A panel shows only what is logged: the run card says whether the learning rate is the planned one.',
    target: '.panel-gradient-norm, .panel-learning-rate, .panel-update-ratio, .panel-weight-norm',
  },
  {
    title: 'Ask what else was going on',
    text:
      'Log and change log tell what the job printed and what people changed. A line close to your step is a suspect, not ' +
      'a culprit: healthy runs have such lines, too. Choose a line of the log to move the crosshair to its step.',
    target: '[aria-labelledby="log-heading"]',
  },
  {
    title: 'See which slices differ',
    text:
      'A fault in one source of data hurts its own slice; a fault in the optimiser hurts all of them. Does any slice ' +
      'suffer, or do all alike? Do they recover? Intervals in the table say which differences are only noise.',
    target: '.slices',
  },
  {
    title: 'Buy what the panels do not tell',
    text:
      'Two causes can look alike. A probe answers one question for GPU-hours: begin with a cheap one whose answer would ' +
      'change your mind. That nothing was found is an answer, too. What you bought stands below the panels.',
    target: '.shop',
  },
  {
    title: 'Name what you suspect',
    text:
      'Choose the cause that explains what moved and what stayed still; a healthy run is one of them. Give it the ' +
      'probability you believe. Not sure? Name a second one. What you leave goes to the others, by how common they are.',
    target: '.board',
    done: ({ hypothesised }) => hypothesised,
  },
  {
    title: 'Say since when',
    text:
      'Press “Mark on a panel” and drag over the place where it began, or type two steps: an interval that holds the truth ' +
      'four times in five. Missing it by a step costs as much as ten of width. A healthy run has no onset.',
    target: '.answer .field:has(.interval-fields)',
    done: ({ onsetSet }) => onsetSet,
  },
  {
    title: 'Say where, choose a fix, submit',
    text:
      'Most faults act on the whole run; some on one slice. Choose what you would do about it. Then review and submit: the ' +
      'first answer is final. After it you see the truth, and a twin of this run to compare.',
    target: '.answer .place, .answer .fixes',
  },
];
