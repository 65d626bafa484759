import { SetMetadata } from '@nestjs/common';

/** Metadata under which a route names who may call it; `auth` reads it. */
export const POLICY = 'policy';

/** A route that anybody may call. */
export const OPEN_ROUTE: MethodDecorator = SetMetadata(POLICY, 'public');
