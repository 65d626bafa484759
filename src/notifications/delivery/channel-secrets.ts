import { Injectable } from '@nestjs/common';
import { FieldCipher } from '../../platform/crypto/field-cipher.js';
import type { ChannelTarget } from '../channels/channel-adapter.js';
import type { Channel } from './channel.entity.js';

type Stored = Pick<Channel, 'id' | 'address' | 'secret'>;

/** The one place where addresses and secrets of channels are put away and taken out. */
@Injectable()
export class ChannelSecrets {
  constructor(private readonly cipher: FieldCipher) {}

  encrypt(channelId: string, { address, secret }: ChannelTarget): Pick<Channel, 'address' | 'secret'> {
    return {
      address: this.cipher.encrypt(address, contextOf(channelId, 'address')),
      secret: secret === null ? null : this.cipher.encrypt(secret, contextOf(channelId, 'secret')),
    };
  }

  /** @throws Error when it has no address: such a channel is not active */
  decrypt({ id, address, secret }: Stored): ChannelTarget {
    if (address === null) throw new Error(`The channel ${id} has no address`);
    return {
      address: this.cipher.decrypt(address, contextOf(id, 'address')),
      secret: secret === null ? null : this.cipher.decrypt(secret, contextOf(id, 'secret')),
    };
  }

  /** What people may see: the host of a URL (path and parameters hold its key), or the first letter and the domain of an e-mail. */
  masked(channel: Stored & Pick<Channel, 'kind'>): string | null {
    if (channel.address === null) return null;
    const { address } = this.decrypt(channel);
    if (channel.kind !== 'email') return new URL(address).host;
    const at = address.lastIndexOf('@');
    return `${address.slice(0, 1)}***${address.slice(at)}`;
  }
}

const contextOf = (channelId: string, field: 'address' | 'secret'): string => `channel:${channelId}:${field}`;
