import { expect, test } from 'vitest';
import { failedCheck, invalid, missing, unknown, unsupported } from '../../src/core/errors.js';

test.each([
  [unknown('fault', 'x'), 'unknown fault: x', 2, 404],
  [missing('file', 'a.yaml'), 'missing file: a.yaml', 2, 400],
  [invalid('seed', '""'), 'invalid seed: ""', 2, 400],
  [unsupported('format', '9'), 'unsupported format: 9', 2, 400],
  [failedCheck('commitment', 'p1'), 'invalid commitment: p1', 1, 409],
] as const)('%s has its exit code and status', (error, message, exitCode, httpStatus) => {
  expect({ message: error.message, exitCode: error.exitCode, httpStatus: error.httpStatus }).toEqual({
    message,
    exitCode,
    httpStatus,
  });
});
