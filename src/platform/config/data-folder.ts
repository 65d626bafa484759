import { accessSync, constants, mkdirSync } from 'node:fs';
import { StartError } from './start-error.js';

/**
 * Makes the data folder when it is missing.
 * Started by root, the embedded database runs under another account that has to pass through this folder to its own
 * part of it: others may then enter, but not list or read. Secrets in the folder are files of mode 600 either way.
 * @throws StartError when the folder cannot be made or written
 */
export function ensureDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartError(
      `The data folder ${dataDir} cannot be used (${(error as NodeJS.ErrnoException).code}). It was perhaps made by another account: ` +
        'start as that one, give this account the folder, or set DATA_DIR to another.',
    );
  }
}
