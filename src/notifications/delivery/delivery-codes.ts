import { Injectable } from '@nestjs/common';
import { MessageCatalogue } from '../../platform/http/message-catalogue.js';
import { currentContext } from '../../platform/observe/request-context.js';

/** Puts codes of deliveries into the words of the reader. */
@Injectable()
export class DeliveryCodes {
  constructor(private readonly catalogue: MessageCatalogue) {}

  text(code: string | null): string | null {
    return code === null ? null : this.catalogue.render(`delivery.${code}`, {}, currentContext()?.locale);
  }
}
