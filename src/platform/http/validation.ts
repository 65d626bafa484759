import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { invalid, type FieldError, type MessageParams } from './coded-error.js';

type Constructor<T extends object> = new () => T;

interface CodedContext {
  code?: string;
  params?: MessageParams;
}

/**
 * Turns hostile input into an instance of `type`, or refuses with every wrong field at once. Unknown fields are refused.
 * @throws CodedError 400 `invalidInput`
 */
export function parseShape<T extends object>(type: Constructor<T>, input: unknown): T {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw invalid([{ path: '', code: 'notAnObject' }]);
  }
  const instance = plainToInstance(type, input, { exposeDefaultValues: true });
  const problems = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  if (problems.length > 0) throw invalid(problems.flatMap((problem) => fieldErrors(problem, '')));
  return instance;
}

/** When a value has the wrong type, this is what is told, and not that it is also too long or out of range. */
const WRONG_TYPE = ['isDefined', 'isString', 'isInt', 'isBoolean', 'isArray', 'isObject'];

function fieldErrors(problem: ValidationError, parent: string): FieldError[] {
  const path = /^\d+$/.test(problem.property) ? `${parent}[${problem.property}]` : parent ? `${parent}.${problem.property}` : problem.property;
  const children = (problem.children ?? []).flatMap((child) => fieldErrors(child, path));
  if (children.length > 0) return children;
  const failed = Object.keys(problem.constraints ?? {});
  if (failed.includes('whitelistValidation')) return [{ path, code: 'unknownField' }];
  const contexts = (problem.contexts ?? {}) as Record<string, CodedContext>;
  const first = WRONG_TYPE.find((name) => failed.includes(name)) ?? failed.at(-1);
  const context = first ? contexts[first] : undefined;
  return [{ path, code: context?.code ?? 'wrongType', params: context?.params }];
}
