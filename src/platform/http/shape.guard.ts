import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/internal.js';
import type { FastifyRequest } from 'fastify';
import { parseShape } from './validation.js';

interface RouteArgument {
  index: number;
  data?: unknown;
}

/**
 * Checks the shape of body and query before anything else is asked, as the contract orders it: shape (400), signed in (401),
 * policy and row (403, 404), version (409), rules (422). Nest runs pipes after guards, so the first of the guards does it; what
 * it made replaces the raw input.
 */
@Injectable()
export class ShapeGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const target = context.getClass();
    const handler = context.getHandler().name;
    const routeArguments = (Reflect.getMetadata(ROUTE_ARGS_METADATA, target, handler) ?? {}) as Record<string, RouteArgument>;
    const types = (Reflect.getMetadata('design:paramtypes', target.prototype as object, handler) ?? []) as unknown[];
    for (const [key, argument] of Object.entries(routeArguments)) {
      const kind = Number(key.split(':')[0]) as RouteParamtypes;
      const type = types[argument.index];
      if (argument.data !== undefined || !isShape(type)) continue;
      if (kind === RouteParamtypes.BODY) request.body = parseShape(type, request.body ?? {});
      if (kind === RouteParamtypes.QUERY) request.query = parseShape(type, request.query ?? {});
    }
    return true;
  }
}

const PLAIN = new Set<unknown>([Object, String, Number, Boolean, Array, Promise]);

const isShape = (type: unknown): type is new () => object => typeof type === 'function' && !PLAIN.has(type);
