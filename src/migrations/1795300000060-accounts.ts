import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Accounts1795300000060 implements MigrationInterface {
    name = 'Accounts1795300000060'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            DROP INDEX "IDX_097c8c7a066d52cb54af9ebbd9"
        `);
        await queryRunner.query(`
            DROP INDEX "IDX_98490ec920d477eef232f7c407"
        `);
        await queryRunner.query(`
            ALTER TABLE "users"
            ADD "proposed_by_id" uuid
        `);
        await queryRunner.query(`
            ALTER TABLE "conflicts_of_interest"
            ADD "employer_name" text
        `);
        await queryRunner.query(`
            UPDATE "conflicts_of_interest" SET "employer_name" = "employer_key"
        `);
        await queryRunner.query(`
            ALTER TABLE "conflicts_of_interest" ALTER COLUMN "employer_name" SET NOT NULL
        `);
        await queryRunner.query(`
            ALTER TABLE "conflicts_of_interest"
            ADD "ended_at" TIMESTAMP(3) WITH TIME ZONE
        `);
        await queryRunner.query(`
            ALTER TABLE "conflicts_of_interest"
            ADD "ended_by_id" uuid
        `);
        await queryRunner.query(`
            ALTER TABLE "conflicts_of_interest"
            ADD "end_reason" text
        `);
        await queryRunner.query(`
            CREATE UNIQUE INDEX "IDX_f2c2dfe7f38ff556dd39d6ebd7" ON "departments" ("region_code", "kind", "name")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_28a7e8b93eacfa303bd4643db7" ON "audit_entries" ("actor_id", "at")
        `);
        await queryRunner.query(`
            CREATE UNIQUE INDEX "IDX_a5983028ab0ae7bcbfc0e489e5" ON "conflicts_of_interest" ("user_id", "employer_key")
            WHERE ended_at IS NULL
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            DROP INDEX "IDX_a5983028ab0ae7bcbfc0e489e5"
        `);
        await queryRunner.query(`
            DROP INDEX "IDX_28a7e8b93eacfa303bd4643db7"
        `);
        await queryRunner.query(`
            DROP INDEX "IDX_f2c2dfe7f38ff556dd39d6ebd7"
        `);
        // Without the column, one that has ended would wall off again.
        await queryRunner.query(`
            DELETE FROM "conflicts_of_interest" WHERE "ended_at" IS NOT NULL
        `);
        await queryRunner.query(`
            ALTER TABLE "conflicts_of_interest" DROP COLUMN "end_reason"
        `);
        await queryRunner.query(`
            ALTER TABLE "conflicts_of_interest" DROP COLUMN "ended_by_id"
        `);
        await queryRunner.query(`
            ALTER TABLE "conflicts_of_interest" DROP COLUMN "ended_at"
        `);
        await queryRunner.query(`
            ALTER TABLE "conflicts_of_interest" DROP COLUMN "employer_name"
        `);
        await queryRunner.query(`
            ALTER TABLE "users" DROP COLUMN "proposed_by_id"
        `);
        await queryRunner.query(`
            CREATE UNIQUE INDEX "IDX_98490ec920d477eef232f7c407" ON "conflicts_of_interest" ("user_id", "employer_key")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_097c8c7a066d52cb54af9ebbd9" ON "departments" ("region_code", "kind")
        `);
    }
}
