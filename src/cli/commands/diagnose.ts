import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { invalid, missing } from '../../core/errors.js';
import { parseRunFormat, RUN_FORMATS } from '../../diagnose/importers/detect-format.js';
