import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { StepError } from './step-error.mjs';

export const ROOT = path.resolve(import.meta.dirname, '..', '..');

/**
 * For `npm start`: installs and builds what is missing and takes the settings of `.env`, if there is one.
 * Paths a person gives are meant from where that person stands; those of `.env` and the defaults from the project's folder.
 */
export function prepareStart() {
  for (const name of ['DATA_DIR', 'AUDIT_ROOT_FILE']) {
    if (process.env[name]) process.env[name] = path.resolve(process.env[name]);
  }
  process.chdir(ROOT);
  if (existsSync('.env')) process.loadEnvFile('.env');
  prepareCode();
}

/** For `npm test`: the same without `.env`; tests must neither depend on those settings nor touch what they name. */
export function prepareTests() {
  process.chdir(ROOT);
  prepareCode();
}

/** For images: dependencies are there already. */
export function prepareImage() {
  endOnStepError(() => ensureBuilt(ROOT, console.error));
}

function prepareCode() {
  endOnStepError(() => {
    ensureInstalled(ROOT, console.error);
    ensureBuilt(ROOT, console.error);
  });
}

function endOnStepError(steps) {
  try {
    steps();
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
