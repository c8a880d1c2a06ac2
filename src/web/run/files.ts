/** A file and what it is of the run. */
export interface ChosenFile {
  readonly file: File;
  readonly role: 'run' | 'evaluation';
}

/** The server takes no more; a file is refused here before it is sent. */
export const MOST_BYTES = 16 * 1024 * 1024;
/** The name travels in the address. */
const LONGEST_NAME = 80;

const EVENTS = /tfevents/;
const EVALUATION = /eval|valid|slice/i;

/**
 * What each of several files is: event files are one run, however many; of others one is the run, and the one whose name says
 * so, or else the second, its evaluations.
 * @returns a sentence where they cannot be of one run
 */
export function chosenFiles(files: readonly File[]): readonly ChosenFile[] | string {
  const of = (role: ChosenFile['role']) => (file: File) => ({ file, role });
  if (files.length === 1 || files.every(({ name }) => EVENTS.test(name))) return files.map(of('run'));
  const runs = files.filter(({ name }) => EVENTS.test(name));
  const others = files.filter((file) => !runs.includes(file));
  if (runs.length > 0 && others.length === 1) return [...runs.map(of('run')), ...others.map(of('evaluation'))];
  if (files.length !== 2)
    return 'These are too many files for one run. Choose the run, and its evaluations if they are in a file of their own.';
  const [first, second] = files as [File, File];
  const swapped = EVALUATION.test(first.name) && !EVALUATION.test(second.name);
  return swapped ? [of('run')(second), of('evaluation')(first)] : [of('run')(first), of('evaluation')(second)];
}

/** The same files with run and evaluations exchanged. */
export function exchanged(files: readonly ChosenFile[]): readonly ChosenFile[] {
  return files.map(({ file, role }) => ({ file, role: role === 'run' ? 'evaluation' : 'run' }));
}

/** The run with other evaluations, or with none. */
export function withEvaluation(files: readonly ChosenFile[], evaluation: File | null): readonly ChosenFile[] {
  const runs = files.filter(({ role }) => role === 'run');
  return evaluation === null ? runs : [...runs, { file: evaluation, role: 'evaluation' }];
}

/** A sentence where the files cannot be sent: too large, or nothing that can be read (a folder). */
export async function obstacle(files: readonly ChosenFile[]): Promise<string | null> {
  const size = files.reduce((sum, { file }) => sum + file.size, 0);
  if (size > MOST_BYTES)
    return `${namesOf(files)}: ${Math.ceil(size / 1024 / 1024)} MB, and the page takes 16 MB. Gzip the file, keep fewer columns, or use the command line: lossleuth diagnose.`;
  for (const { file } of files) {
    try {
      // A folder has a name and a size, and cannot be read.
      await file.slice(0, 1).arrayBuffer();
    } catch {
      return `${file.name} cannot be read. Of a folder, choose the files in it.`;
    }
  }
  return null;
}

/** Address and body of a request: the files one after the other, as the address lists them. */
export function uploadOf(files: readonly ChosenFile[], map: readonly string[]): { query: string; body: Blob } {
  const query = new URLSearchParams();
  for (const { file, role } of files)
    query.append('file', `${role}:${file.size}:${file.name.slice(0, LONGEST_NAME) || 'file'}`);
  for (const pair of map) query.append('map', pair);
  return { query: query.toString(), body: new Blob(files.map(({ file }) => file)) };
}

/** `iter = step, my loss=train-loss` as pairs. */
export function pairsOf(text: string): readonly string[] {
  return text
    .split(/[,\n]/)
    .map((pair) => pair.trim().replace(/\s*=\s*(?=[^=]*$)/, '='))
    .filter((pair) => pair !== '');
}

/** The files as a sentence names them. */
export function namesOf(files: readonly ChosenFile[]): string {
  const runs = files.filter(({ role }) => role === 'run').map(({ file }) => file.name);
  return runs.length > 1 ? `${runs[0]} and ${runs.length - 1} more` : (runs[0] ?? '');
}
