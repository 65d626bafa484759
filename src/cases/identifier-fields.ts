import { applyDecorators } from '@nestjs/common';
import { check, type FieldOptions, Text } from '../platform/http/fields.js';
import { isIndustryCode } from './domain/identifiers/industry-code.js';
import { readTypedPhone } from './domain/identifiers/typed-phone.js';
import { hasUsccShape } from './domain/identifiers/uscc.js';

const told = (judge: (text: string) => boolean) => (value: unknown): boolean => typeof value !== 'string' || value === '' || judge(value);

const phoneHas = (fault: 'maskedValue' | 'phoneNumber') => told((text) => {
  const read = readTypedPhone(text);
  return !('code' in read) || read.code !== fault;
});

/** A telephone number somebody can call, as it was typed. */
export const Phone = (options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(Text({ ...options, max: 40 }), check('phoneNotMasked', 'maskedValue', phoneHas('maskedValue')), check('phoneNumber', 'phoneNumber', phoneHas('phoneNumber')));

/** 统一社会信用代码; its check character only warns, since codes with a wrong one are in use. */
export const Uscc = (options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(Text({ ...options, max: 40, description: 'Unified social credit code of 18 characters; a wrong check digit is a warning.' }), check('uscc', 'usccShape', told(hasUsccShape)));

/** 行业, by GB/T 4754. */
export const IndustryCode = (options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(Text({ ...options, max: 10, description: 'GB/T 4754-2017, such as 4511' }), check('industryCode', 'industryCode', told(isIndustryCode)));
