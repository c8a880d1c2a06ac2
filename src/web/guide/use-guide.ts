import { useEffect, useState } from 'preact/hooks';
import { GUIDE_CLASS } from './guide.js';
import { recallGuide, rememberGuide } from './memory.js';

export interface GuideSwitch {
  /** On the guided puzzle until it is dismissed, and wherever it was asked for. */
  shown(guided: boolean): boolean;
  /** How often it was asked for: each time it starts over. */
  readonly round: number;
  show(): void;
  dismiss(): void;
}

/** Whether the guide is shown. */
export function useGuide(): GuideSwitch {
  const [state, setState] = useState<'as remembered' | 'asked for' | 'dismissed'>('as remembered');
  const [round, setRound] = useState(0);
  // Whoever asked for it is led to it; on a first visit it takes the focus from nobody.
  useEffect(() => {
    if (round > 0) document.querySelector<HTMLElement>(`.${GUIDE_CLASS}`)?.focus();
  }, [round]);
  return {
    round,
    shown: (guided) => state === 'asked for' || (state === 'as remembered' && guided && !recallGuide().dismissed),
    show: () => {
      rememberGuide({ position: 0, dismissed: false });
      setState('asked for');
      setRound((count) => count + 1);
    },
    dismiss: () => {
      rememberGuide({ dismissed: true });
      setState('dismissed');
    },
  };
}
