import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseCommands, type CommandFollower } from '../../cases/case-command.js';
import type { Case } from '../../cases/case.entity.js';
import { placeDebts } from './case-debts.js';

/** Keeps what the board repeats of cases in line with them, in the transaction of each command. */
@Injectable()
export class BoardPlaces implements CommandFollower {
  constructor(commands: CaseCommands) {
    commands.follow(this);
  }

  afterCommand(m: EntityManager, { id }: Case): Promise<void> {
    return placeDebts(m, id);
  }
}
