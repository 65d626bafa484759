import { Controller, Get, Param, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow, Me } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { DocumentDownloads } from './document-downloads.service.js';
import { attachmentHeader } from './domain/document-name.js';

@ApiTags('documents')
@Controller('documents')
export class DocumentsController {
  constructor(private readonly downloads: DocumentDownloads) {}

  /** The file as it was uploaded, to be saved: never shown inside the site. */
  @Get(':id')
  @Allow('taskForce', 'supervisor', 'liaison')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async download(@Me() me: Actor, @Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const { document, bytes } = await this.downloads.open(me, id);
    void reply.headers({
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    const type = document.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : document.mediaType;
    return new StreamableFile(bytes, { type, disposition: attachmentHeader(document.name), length: bytes.length });
  }
}
