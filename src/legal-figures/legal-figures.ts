import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { figureAt, type FigureInForce, type FigurePeriod, figureTimeline } from './domain/figure-at.js';
import { type FigureCode, figureDefinition } from './domain/figure-definitions.js';
import { LegalFigure } from './legal-figure.entity.js';

/** Tells the numbers of the law as they are on a day in a place. */
@Injectable()
export class LegalFigures {
  /** @returns each figure that anybody gives, by its code */
  async at<Code extends FigureCode>(m: EntityManager, codes: readonly Code[], on: string, regionCode: string): Promise<Map<Code, FigureInForce>> {
    const versions = await m.findBy(LegalFigure, { code: In([...codes]) });
    return new Map(codes.flatMap((code) => {
      const figure = figureAt(figureDefinition(code), versions, on, regionCode);
      return figure ? [[code, figure] as const] : [];
    }));
  }

  /** How a figure of the nation went through time, oldest first. */
  async timeline(m: EntityManager, code: FigureCode): Promise<FigurePeriod[]> {
    return figureTimeline(figureDefinition(code), await m.findBy(LegalFigure, { code }), null);
  }
}
