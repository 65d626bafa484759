import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../platform/config/config.js';
import { CONFIG } from '../platform/config/config.token.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import { EncryptedFolder } from '../platform/files/encrypted-folder.js';

/** The statements that were made, `statements/<id>` in the data folder, encrypted. */
@Injectable()
export class StatementFiles extends EncryptedFolder {
  constructor(@Inject(CONFIG) config: Config, cipher: FieldCipher) {
    super(path.join(config.dataDir, 'statements'), cipher, 'statement');
  }
}
