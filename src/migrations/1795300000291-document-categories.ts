import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DocumentCategories1795300000291 implements MigrationInterface {
    name = 'DocumentCategories1795300000291'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`ALTER TABLE "documents" ADD "category" text`);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`ALTER TABLE "documents" DROP COLUMN "category"`);
    }
}
