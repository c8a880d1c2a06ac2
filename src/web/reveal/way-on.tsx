import { useState } from 'preact/hooks';
import { type Progress, postAnother } from '../api.js';
import { useShortcuts } from '../keys/shortcuts.js';
import { messageOf } from '../manual/use-loaded.js';
import { HEALTHY } from '../names.js';
import { ProgressLine } from './progress.js';

export interface WayOnProps {
  /** Id of the puzzle that has ended, and of its true cause. */
  readonly puzzle: string;
  readonly cause: string;
  readonly progress: Progress | null;
  next(): void;
  open(id: string): void;
}

/** The next puzzle, or another one to practise what this one taught. */
export function WayOn({ puzzle, cause, progress, next, open }: WayOnProps) {
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  useShortcuts([{ keys: 'n', label: 'Next puzzle', group: 'Page', run: next }]);

  const askForAnother = async () => {
    setAsking(true);
    setFailure(null);
    try {
      open((await postAnother(puzzle)).puzzle);
    } catch (error) {
      setFailure(messageOf(error));
      setAsking(false);
    }
  };
  return (
    <div class="way-on">
      <div class="way-on-buttons">
        <button type="button" class="primary" aria-keyshortcuts="n" onClick={next}>
          Next puzzle
        </button>
        <button
          type="button"
          class="quiet"
          aria-describedby="another-hint"
          disabled={asking}
          onClick={() => void askForAnother()}
        >
          {asking ? 'Making one…' : 'Another like this'}
        </button>
      </div>
      <p class="hint" id="another-hint">
        Another like this: a fresh run{' '}
        {cause === HEALTHY
          ? 'that is healthy, or has one of the faults that a healthy run is taken for'
          : 'with the same fault, one of its neighbours, or none'}
        . You are not told which.
      </p>
      {failure !== null && (
        <p class="problem" role="alert">
          No other puzzle could be made: {failure}
        </p>
      )}
      <p class="hint">
        <ProgressLine progress={progress} />
      </p>
    </div>
  );
}
