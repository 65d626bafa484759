import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../platform/config/config.js';
import { CONFIG } from '../platform/config/config.token.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';

const contextOf = (id: string): string => `document:${id}:content`;

/** The encrypted files in the data folder, `documents/<first two digits of the id>/<id>`. It knows no rows and no permissions. */
@Injectable()
export class DocumentFiles {
  readonly folder: string;

  constructor(@Inject(CONFIG) config: Config, private readonly cipher: FieldCipher) {
    this.folder = path.join(config.dataDir, 'documents');
  }

  /** Returns when the bytes are on the disk under their name: a crash leaves a whole file, or one that the sweep removes. */
  async write(id: string, bytes: Buffer): Promise<void> {
    const target = this.pathOf(id);
    const folder = path.dirname(target);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const temporary = `${target}.${randomBytes(6).toString('hex')}.tmp`;
    try {
      await writeAndSync(temporary, this.cipher.encryptBytes(bytes, contextOf(id)));
      await rename(temporary, target);
      await syncFolder(folder);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  /** @throws Error when the file is missing, cannot be read, or was changed or exchanged */
  async read(id: string): Promise<Buffer> {
    return this.cipher.decryptBytes(await readFile(this.pathOf(id)), contextOf(id));
  }

  private pathOf(id: string): string {
    return path.join(this.folder, id.slice(0, 2), id);
  }
}

async function writeAndSync(file: string, bytes: Buffer): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The name itself has to reach the disk too. Windows cannot open a folder, and writes its entries through. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
