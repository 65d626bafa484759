import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { User } from '../auth/user.entity.js';
import { OfficeTime } from '../deadlines/office-time.js';
import { Transactions } from '../platform/database/transactions.js';
import { notFound } from '../platform/http/coded-error.js';
import { MessageCatalogue } from '../platform/http/message-catalogue.js';
import { currentContext } from '../platform/observe/request-context.js';
import { Clock } from '../platform/time/clock.js';
import { figureAt, type FigureInForce, SHIPPED_VERSION } from './domain/figure-at.js';
import { FIGURE_DEFINITIONS, type FigureBasis, type FigureDefinition, figureDefinition } from './domain/figure-definitions.js';
import { LegalFigure } from './legal-figure.entity.js';
import type { FigureBasisView, FiguresView, FigureValueView, FigureVersionsView, FigureView } from './legal-figures.dto.js';

/** The numbers of the law as people read them: what is in force where, and what was entered before. */
@Injectable()
export class LegalFiguresReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly catalogue: MessageCatalogue,
    private readonly time: OfficeTime,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<FiguresView> {
    const versions = await this.transactions.reader.find(LegalFigure, { order: { code: 'ASC', version: 'ASC' } });
    const asOf = this.time.dateOf(this.clock.now());
    return { asOf, items: FIGURE_DEFINITIONS.map((definition) => this.view(definition, versions.filter(({ code }) => code === definition.code), asOf)) };
  }

  /** Newest first; the last is the one that ships. @throws CodedError 404 */
  async versions(code: string): Promise<FigureVersionsView> {
    const definition = FIGURE_DEFINITIONS.find((candidate) => candidate.code === code);
    if (!definition) throw notFound();
    const rows = await this.transactions.reader.find(LegalFigure, { where: { code: definition.code }, order: { version: 'DESC' } });
    const users = await this.transactions.reader.find(User, { where: { id: In([...new Set(rows.map(({ changedById }) => changedById))]) }, select: { id: true, name: true } });
    const nameOf = new Map(users.map(({ id, name }) => [id, { id, name }]));
    const own = rows.map(({ version, regionCode, value, effectiveFrom, basis, reason, changedById, at }) => ({
      version, regionCode, value, effectiveFrom, basis: toBasisView(basis), reason, changedBy: nameOf.get(changedById) ?? null, at: at.toISOString(),
    }));
    const { shipped } = definition;
    const first = shipped && { version: SHIPPED_VERSION, regionCode: null, value: shipped.value, effectiveFrom: shipped.effectiveFrom, basis: toBasisView(shipped.basis), reason: null, changedBy: null, at: null };
    return { items: first ? [...own, first] : own };
  }

  /** A figure as it is used, in the reader's language. */
  value({ code, value, regionCode, version, effectiveFrom, basis, confidence, lowerBound }: FigureInForce): FigureValueView {
    const { unit } = figureDefinition(code);
    return { code, name: this.nameOf(code), unit, value, regionCode, version, effectiveFrom, basis: toBasisView(basis), confidence, lowerBound };
  }

  nameOf(code: string): string {
    return this.catalogue.render(`label.${code}`, {}, currentContext()?.locale);
  }

  private view(definition: FigureDefinition, versions: readonly LegalFigure[], asOf: string): FigureView {
    const { code, unit, scope, min, max } = definition;
    const places = [null, ...[...new Set(versions.flatMap(({ regionCode }) => regionCode ?? []))].sort()];
    const inForce = places.flatMap((place) => {
      const figure = figureAt(definition, versions, asOf, place);
      return figure && figure.regionCode === place ? [this.value(figure)] : [];
    });
    return { code, name: this.nameOf(code), unit, scope, min, max, newestVersion: versions.at(-1)?.version ?? SHIPPED_VERSION, inForce };
  }
}

const toBasisView = ({ source, article }: FigureBasis): FigureBasisView => ({ source, article: article ?? null });
