import { applyDecorators, type Type } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';

/** What a route answers when it succeeds: the contract's status and shape, told once. */
export const Answers = (status: 200 | 201 | 202, type: Type): MethodDecorator => applyDecorators(ApiResponse({ status, type }));
