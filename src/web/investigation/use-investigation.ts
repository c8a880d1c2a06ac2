import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type Bill, fetchBill, postPurchase, RequestError } from '../api.js';
import { messageOf } from '../manual/use-loaded.js';
import { standingOf } from './offers.js';

/** What was bought for the puzzle on screen, and the way to buy more. */
export interface Investigation {
  /** Null until it is known. */
  readonly bill: Bill | null;
  /** Why it is not known. */
  readonly failure: string | null;
  retry(): void;
  /** The probe that is being made. */
  readonly buying: string | null;
  /** The last purchase, where it did not succeed. */
  readonly problem: { readonly probe: string; readonly message: string } | null;
  buy(probe: string, gpuHours: number): Promise<void>;
}

/** @param ended the puzzle turns out to have ended elsewhere */
export function useInvestigation(puzzle: string, ended: () => void): Investigation {
  const [bill, setBill] = useState<Bill | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [buying, setBuying] = useState<string | null>(null);
  const [problem, setProblem] = useState<Investigation['problem']>(null);
  const busy = useRef(false);

  useEffect(() => {
    let current = true;
    setFailure(null);
    fetchBill(puzzle).then(
      (known) => current && setBill(known),
      (error: unknown) => current && setFailure(messageOf(error)),
    );
    return () => {
      current = false;
    };
  }, [puzzle, attempt]);

  const buy = async (probe: string, gpuHours: number) => {
    if (busy.current) return;
    busy.current = true;
    setBuying(probe);
    setProblem(null);
    try {
      setBill(await postPurchase(puzzle, probe));
    } catch (error) {
      const refused = error instanceof RequestError && error.status === 409;
      // Refused: another tab has spent the budget meanwhile, or brought the puzzle to its end.
      const now = refused ? await fetchBill(puzzle).catch(() => null) : null;
      if (now !== null) setBill(now);
      if (now !== null && standingOf({ gpuHours }, now.budget - now.spent) !== 'too dear') ended();
      else setProblem({ probe, message: refused ? 'The budget does not allow it any more.' : messageOf(error) });
    } finally {
      busy.current = false;
      setBuying(null);
    }
  };
  return { bill, failure, retry: useCallback(() => setAttempt((count) => count + 1), []), buying, problem, buy };
}
