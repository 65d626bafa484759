import { Injectable, type OnApplicationBootstrap, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { POLICY } from '../platform/http/open-route.js';
import type { Policy } from './policy.js';

export interface Route {
  method: string;
  /** Below `/api/v1`, with `:name` for parameters. */
  path: string;
  policy: Policy | undefined;
}

/** Every route with the policy it names. The program does not start with one that names none. */
@Injectable()
export class RoutePolicies implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    const open = this.list().filter(({ policy }) => policy === undefined);
    if (open.length > 0) throw new Error(`Routes without a policy: ${open.map(({ method, path }) => `${method} ${path}`).join(', ')}`);
  }

  list(): Route[] {
    return this.discovery.getControllers().flatMap(({ instance, metatype }) => {
      if (!metatype || typeof instance !== 'object' || instance === null) return [];
      const base = this.reflector.get<string>(PATH_METADATA, metatype) ?? '';
      const prototype = Object.getPrototypeOf(instance) as Record<string, (...args: never[]) => unknown>;
      return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
        const handler = prototype[name];
        const method = handler && this.reflector.get<RequestMethod | undefined>(METHOD_METADATA, handler);
        if (!handler || method === undefined) return [];
        const own = this.reflector.get<string>(PATH_METADATA, handler);
        return [{ method: RequestMethod[method], path: `/${[base, own].join('/')}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1'), policy: this.reflector.get<Policy | undefined>(POLICY, handler) }];
      });
    });
  }
}
