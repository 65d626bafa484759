import { SetMetadata, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { OPEN_ROUTE, POLICY } from '../platform/http/open-route.js';
import type { Actor, Role } from './roles.js';

/** Who may call a route: anybody, whoever is signed in, or certain roles. Rows are a second question that services ask. */
export type Policy = 'public' | 'signedIn' | readonly Role[];

/** Names a route's policy; a route without one is refused, and the program does not start with it. */
export const Allow = (...roles: readonly Role[]): MethodDecorator => SetMetadata(POLICY, roles satisfies Policy);

export const AllowSignedIn = (): MethodDecorator => SetMetadata(POLICY, 'signedIn' satisfies Policy);

export const AllowPublic = (): MethodDecorator => OPEN_ROUTE;

export interface SignedInRequest extends FastifyRequest {
  user?: Actor;
  username?: string;
  sessionHash?: string;
  mustChangePassword?: boolean;
}

/** The signed-in person, as a handler's argument. */
export const Me = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { user } = context.switchToHttp().getRequest<SignedInRequest>();
  if (!user) throw new Error('This route has no signed-in person');
  return user;
});
