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
    title: 'Something happened to this run',
    text:
      'This is the train loss of the run. The grey line is an earlier, healthy run of the same recipe. ' +
      'Find where the two part: everything else on this page helps to say why.',
    target: '.panel-train-loss',
  },
  {
    title: 'Zoom in where they part',
    text:
      'Drag across that place on any panel, or type two steps above the panels. All panels zoom together; a double click ' +
      'shows the whole run again. Did the loss jump within one step, or climb over several?',
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
    title: 'Ask what else happened then',
    text:
      'Log and change log tell what the job printed and what people changed. Something close to your step is a suspect, ' +
      'not a culprit. Choose a line of the log to move the crosshair to its step.',
    target: '[aria-labelledby="log-heading"]',
  },
  {
    title: 'See who is affected',
    text:
      'A fault in one source of data hurts its own slice; a fault in the optimiser hurts all of them. Do all slices ' +
      'suffer alike? Do they recover? Intervals in the table say which differences are only noise.',
    target: '.slices',
  },
  {
    title: 'Name what you suspect',
    text:
      'Choose the cause that explains what moved and what stayed still, and give it the probability you believe. Not sure? ' +
      'Name a second one. What you leave goes to the others, by how common they are.',
    target: '.board',
    done: ({ hypothesised }) => hypothesised,
  },
  {
    title: 'Say since when',
    text:
      'Press “Mark on a panel” and drag over the place where it began, or type two steps. Choose an interval that would ' +
      'hold the truth four times in five: a step of width costs little, a step of missing it ten times as much.',
    target: '.answer .field:has(.interval-fields)',
    done: ({ onsetSet }) => onsetSet,
  },
  {
    title: 'Say where, and submit',
    text:
      'Most faults act on the whole run; some on one slice. Then review and submit: the first answer is final. After it ' +
      'you see the truth, with the same run without its fault laid over this one.',
    target: '.answer .place, .answer-foot',
  },
];
