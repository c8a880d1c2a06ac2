import { isStep, type PointCollector } from '../raw-run.js';
import type { RunFile } from '../run-file.js';
import { scalarsOf } from './events.js';
import { damaged, readRecords } from './records.js';

/**
 * Adds the scalars of a TensorBoard event file.
 * @throws AppError with the byte at which the file is damaged
 */
export function readEvents(file: RunFile, collector: PointCollector, notes: string[]): void {
  let misplaced = 0;
  for (const { at, record } of readRecords(file, notes)) {
    let scalars: ReturnType<typeof scalarsOf>;
    try {
      scalars = scalarsOf(record);
    } catch {
      throw damaged(file.name, at);
    }
    for (const { tag, step, value } of scalars) {
      const role = collector.meets(tag);
      if (role === null) continue;
      if (isStep(step)) collector.add(collector.at(tag, role), step, value);
      else misplaced++;
    }
  }
  if (misplaced > 0) notes.push(`${misplaced} values of ${file.name} lie at a negative step and were left out.`);
}
