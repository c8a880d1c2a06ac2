/** What other programs may import. */
export { type Catalogue, createCatalogue, loadCatalogue } from './catalogue.js';
export { AppError } from './core/errors.js';
export { deriveSecret, secretOfSeed } from './core/rng.js';
export { type DataFiles, readDataFiles } from './data-files.js';
export type { PuzzleFactory, Recipe } from './puzzle/factory.js';
export { createPuzzleFactory } from './puzzle/generate.js';
export { gradeAnswer } from './puzzle/grade.js';
export type { Answer, AnswerKey, Grade, PublicPuzzle } from './puzzle/puzzle.js';
export { resolveInjection } from './run/dose.js';
export type { Fault, Injection } from './run/fault.js';
export type { Scenario } from './run/scenario.js';
export { type SimulateOptions, simulate } from './run/simulate.js';
export type { Trace } from './run/trace.js';
