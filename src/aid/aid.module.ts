import { Module } from '@nestjs/common';
import { AidFacts } from './aid-facts.js';
import { AidReader } from './aid-reader.js';
import { AidController } from './aid.controller.js';
import { Aid } from './aid.service.js';

@Module({ controllers: [AidController], providers: [Aid, AidFacts, AidReader] })
export class AidModule {}
