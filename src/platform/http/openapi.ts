import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { Problem } from './problem.view.js';

const PROBLEMS: readonly (readonly [string, string])[] = [
  ['400', 'The input has the wrong shape; `errors` names every field.'],
  ['401', 'Nobody is signed in, or the sign-in failed.'],
  ['403', 'Not this person\'s to do.'],
  ['404', 'Absent, or not to be known by this person.'],
  ['409', 'Somebody was quicker; `currentVersion` is what is there now.'],
  ['422', 'The rules say no; `blockers` names everything that stands in the way.'],
];

/** The contract as code has it: OpenAPI 3.1, every operation with the problems it can answer. */
export function createOpenApi(app: NestFastifyApplication): OpenAPIObject {
  const settings = new DocumentBuilder()
    .setTitle('Triquick 三快')
    .setDescription('Rapid response to labour disputes: cases, clocks, referrals and the repayment ledger. Money is in fen, instants are UTC, business dates are of the office\'s zone.')
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addCookieAuth('sid', { type: 'apiKey', in: 'cookie', name: 'sid' })
    .build();
  const document = SwaggerModule.createDocument(app, settings, { extraModels: [Problem], operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}` });
  const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  for (const path of Object.values(document.paths)) {
    for (const operation of Object.values(path as Record<string, { responses?: Record<string, unknown> }>)) {
      if (!operation.responses) continue;
      for (const [status, description] of PROBLEMS) operation.responses[status] ??= { description, content: problem };
    }
  }
  return document;
}

/** Serves the document and a page to try it. */
export function serveOpenApi(app: NestFastifyApplication): void {
  SwaggerModule.setup('api/docs', app, () => createOpenApi(app), { jsonDocumentUrl: 'api/v1/openapi.json' });
}
