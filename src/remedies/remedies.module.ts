import { Module } from '@nestjs/common';
import { RemediesController } from './remedies.controller.js';
import { RemediesReader } from './remedies.reader.js';
import { RemedyFactsReader } from './remedy-facts.reader.js';

/** 救济途径: what the law offers when the employer does not pay. */
@Module({ controllers: [RemediesController], providers: [RemediesReader, RemedyFactsReader] })
export class RemediesModule {}
