import { spawn } from 'node:child_process';
import path from 'node:path';

export interface Started {
  readonly url: string;
  stop(): Promise<void>;
}

const BIN = path.resolve(import.meta.dirname, '../../dist/bin.js');

/** Starts the built product in a process of its own and waits until it listens. */
export function startBuilt(words: readonly string[]): Promise<Started> {
  const child = spawn(process.execPath, [BIN, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGINT');
    await ended;
  };
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`it ended with code ${code}`)));
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const url = /http:\/\/[^\s]+/.exec(printed)?.[0];
      if (url !== undefined) resolve({ url, stop });
    });
  });
}
