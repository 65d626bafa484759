import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FieldCipher } from '../crypto/field-cipher.js';

const TEMPORARY = /\.[0-9a-f]{12}\.tmp$/;

/** Files of one kind in one folder, each encrypted under its own id. It knows no rows and no permissions. */
export class EncryptedFolder {
  /** @param context binds a file to its kind, such as `import`: encrypted bytes moved elsewhere cannot be read */
  constructor(
    private readonly folder: string,
    private readonly cipher: FieldCipher,
    private readonly context: string,
  ) {}

  /** Returns when the bytes are on the disk under their name: a crash leaves a whole file, or one that a sweep removes. */
  async write(id: string, bytes: Buffer): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const target = path.join(this.folder, id);
    const temporary = `${target}.${randomBytes(6).toString('hex')}.tmp`;
    try {
      const handle = await open(temporary, 'wx', 0o600);
      try {
        await handle.writeFile(this.cipher.encryptBytes(bytes, this.contextOf(id)));
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(temporary, target);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  /** Null when there is no such file. @throws Error when it cannot be read, or was changed or exchanged */
  async read(id: string): Promise<Buffer | null> {
    const stored = await readFile(path.join(this.folder, id)).catch(nullIfGone);
    return stored && this.cipher.decryptBytes(stored, this.contextOf(id));
  }

  /** Removing what is not there is no fault. */
  async remove(name: string): Promise<void> {
    await rm(path.join(this.folder, name), { force: true });
  }

  /** Files last written before `instant`; `id` is null for what an interrupted write left. */
  async writtenBefore(instant: Date): Promise<{ name: string; id: string | null }[]> {
    const old: { name: string; id: string | null }[] = [];
    for (const name of (await readdir(this.folder).catch(nullIfGone)) ?? []) {
      const file = await stat(path.join(this.folder, name)).catch(nullIfGone);
      if (file?.isFile() && file.mtimeMs < instant.getTime()) old.push({ name, id: TEMPORARY.test(name) ? null : name });
    }
    return old;
  }

  private contextOf(id: string): string {
    return `${this.context}:${id}:content`;
  }
}

/** Another process may remove a file meanwhile, and before the first write there is no folder. */
function nullIfGone(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
