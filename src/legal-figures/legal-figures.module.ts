import { Global, Module } from '@nestjs/common';
import { FigureSettings } from './figure-settings.service.js';
import { LegalFigures } from './legal-figures.js';
import { LegalFiguresController } from './legal-figures.controller.js';
import { LegalFiguresReader } from './legal-figures.reader.js';

/** 法定数额: what the law counts in numbers that change with time or place. */
@Global()
@Module({ controllers: [LegalFiguresController], providers: [FigureSettings, LegalFigures, LegalFiguresReader], exports: [LegalFigures, LegalFiguresReader] })
export class LegalFiguresModule {}
