import { useState } from 'preact/hooks';
import { RequestError } from '../api.js';

export interface Sending {
  readonly busy: boolean;
  /** Why the last attempt failed. */
  readonly failure: string | null;
  send(request: () => Promise<unknown>, done: () => void): Promise<void>;
  forget(): void;
}

/** One request at a time that changes the puzzle; 409 says that it has ended elsewhere. */
export function useSending(ended: () => void): Sending {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const send = async (request: () => Promise<unknown>, done: () => void) => {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    try {
      await request();
      done();
    } catch (error) {
      if (error instanceof RequestError && error.status === 409) return ended();
      setFailure(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  };
  return { busy, failure, send, forget: () => setFailure(null) };
}
