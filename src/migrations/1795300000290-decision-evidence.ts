import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DecisionEvidence1795300000290 implements MigrationInterface {
    name = 'DecisionEvidence1795300000290'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`ALTER TABLE "claim_decisions" ADD "basis" text`);
        await queryRunner.query(`ALTER TABLE "claim_decisions" ADD "document_ids" uuid array NOT NULL DEFAULT '{}'`);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`ALTER TABLE "claim_decisions" DROP COLUMN "document_ids"`);
        await queryRunner.query(`ALTER TABLE "claim_decisions" DROP COLUMN "basis"`);
    }
}
