import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The roster with its claims, and the sheets that are imported into cases. */
export class Roster1795300000010 implements MigrationInterface {
    name = 'Roster1795300000010'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE "sheet_imports" (
                "id" uuid NOT NULL,
                "case_id" uuid NOT NULL,
                "kind" text NOT NULL,
                "options" jsonb NOT NULL,
                "apply" text NOT NULL,
                "state" text NOT NULL,
                "done" integer NOT NULL DEFAULT '0',
                "total" integer NOT NULL DEFAULT '0',
                "accepted" integer NOT NULL DEFAULT '0',
                "rejected" integer NOT NULL DEFAULT '0',
                "duplicates" integer NOT NULL DEFAULT '0',
                "sha256" text NOT NULL,
                "file_name" text NOT NULL,
                "uploaded_by_id" uuid NOT NULL,
                "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "applied_by_id" uuid,
                "applied_at" TIMESTAMP(3) WITH TIME ZONE,
                "enqueued_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "attempts" integer NOT NULL DEFAULT '0',
                "failure" jsonb,
                "warnings" jsonb NOT NULL,
                "totals" jsonb NOT NULL,
                "purge_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "purged_at" TIMESTAMP(3) WITH TIME ZONE,
                CONSTRAINT "PK_3dfa730726497c38f5d770f5577" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_d2f7ad8e8c6c3cd36aa2494029" ON "sheet_imports" ("uploaded_by_id")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_90ff3e39461a1ba63fc661903e" ON "sheet_imports" ("applied_by_id")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_fd5fda1666f4dc9539cff46152" ON "sheet_imports" ("purge_at")
            WHERE purged_at IS NULL
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_d74e5d05f1dd0057167e2da080" ON "sheet_imports" ("state", "enqueued_at")
            WHERE state IN ('parsing', 'applying')
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_d56c60af85f816879da2798280" ON "sheet_imports" ("case_id", "sha256")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_95f045ededbb94f18141f97ecc" ON "sheet_imports" ("case_id", "kind", "created_at")
        `);
        await queryRunner.query(`
            CREATE TABLE "sheet_import_rows" (
                "import_id" uuid NOT NULL,
                "row" integer NOT NULL,
                "no" integer,
                "verdict" text NOT NULL,
                "errors" jsonb NOT NULL,
                "warnings" jsonb NOT NULL,
                "detail" jsonb,
                "payload" text,
                CONSTRAINT "PK_81362ea014e285b33a94f34a4c4" PRIMARY KEY ("import_id", "row")
            )
        `);
        await queryRunner.query(`
            CREATE TABLE "workers" (
                "id" uuid NOT NULL,
                "case_id" uuid NOT NULL,
                "position" integer NOT NULL,
                "name" text NOT NULL,
                "id_number" text,
                "id_number_index" text,
                "phone" text,
                "phone_index" text,
                "bank_card" text,
                "bank_card_index" text,
                "bank_name" text,
                "migrant_worker" boolean,
                "job" text,
                "hired_on" date,
                "note" text,
                "reported_condition" text,
                "living_condition" text,
                "living_note" text,
                "surveyed_at" TIMESTAMP(3) WITH TIME ZONE,
                "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "created_by_id" uuid NOT NULL,
                "import_id" uuid,
                "removed_at" TIMESTAMP(3) WITH TIME ZONE,
                "version" integer NOT NULL DEFAULT '1',
                CONSTRAINT "PK_e950c9aba3bd84a4f193058d838" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_7f04279f4170095bb946f173d1" ON "workers" ("id_number_index")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_bb937206cf1e37e5b878d829c0" ON "workers" ("phone_index")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_bc8b9c15249026440ed3a33bfb" ON "workers" ("bank_card_index")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_a1dc02b1520d87a5753aa44f79" ON "workers" ("case_id", "position", "id")
        `);
        await queryRunner.query(`
            CREATE UNIQUE INDEX "IDX_50cba7d5d6b9a0da158978181b" ON "workers" ("case_id", "id_number_index")
            WHERE removed_at IS NULL
        `);
        await queryRunner.query(`
            CREATE TABLE "claims" (
                "id" uuid NOT NULL,
                "case_id" uuid NOT NULL,
                "worker_id" uuid NOT NULL,
                "kind" text NOT NULL,
                "from_month" text,
                "to_month" text,
                "claimed_fen" bigint NOT NULL,
                "verified_fen" bigint,
                "disallowed_reason" text,
                "decided_at" TIMESTAMP(3) WITH TIME ZONE,
                "decided_by_id" uuid,
                "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "created_by_id" uuid NOT NULL,
                "import_id" uuid,
                "withdrawn_at" TIMESTAMP(3) WITH TIME ZONE,
                "withdrawn_reason" text,
                CONSTRAINT "PK_96c91970c0dcb2f69fdccd0a698" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_1f303580be51c1a770c67f5f16" ON "claims" ("worker_id")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_5911abc7fc17d3c04cfe14f240" ON "claims" ("case_id", "kind")
        `);
        await queryRunner.query(`
            CREATE TABLE "claim_decisions" (
                "id" uuid NOT NULL,
                "case_id" uuid NOT NULL,
                "claim_id" uuid NOT NULL,
                "verified_fen" bigint NOT NULL,
                "disallowed_reason" text,
                "previous_fen" bigint,
                "request_id" uuid,
                "decided_by_id" uuid NOT NULL,
                "decided_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                CONSTRAINT "PK_9a6ca0f8c4738c96c89f9bcb220" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_6acf96b685fd5f45eb59e66aa9" ON "claim_decisions" ("case_id")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_3f5bf114334844e28f567ae45a" ON "claim_decisions" ("claim_id", "decided_at")
        `);
        await queryRunner.query(`
            CREATE TABLE "living_surveys" (
                "id" uuid NOT NULL,
                "case_id" uuid NOT NULL,
                "worker_id" uuid NOT NULL,
                "condition" text NOT NULL,
                "note" text,
                "surveyed_by_id" uuid NOT NULL,
                "surveyed_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                CONSTRAINT "PK_400bf01b6d1168b84b50bc15a43" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_1b0daea6d719a0f178a3351878" ON "living_surveys" ("case_id")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_315c57b2fb00f0a9005c1d5b85" ON "living_surveys" ("worker_id", "surveyed_at")
        `);
        await queryRunner.query(`
            CREATE TABLE "personal_data_reads" (
                "id" uuid NOT NULL,
                "actor_id" uuid NOT NULL,
                "people" integer NOT NULL,
                "at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                CONSTRAINT "PK_bc442c7e139a6ff9a0cd5938d79" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_ee1f261fb9b732153f05716784" ON "personal_data_reads" ("at")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_80f55b579dc2665c1328135780" ON "personal_data_reads" ("actor_id", "at")
        `);
        await queryRunner.query(`
            ALTER TABLE "sheet_imports"
            ADD CONSTRAINT "FK_07f56175bd58efd3e205393594a" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "sheet_imports"
            ADD CONSTRAINT "FK_d2f7ad8e8c6c3cd36aa2494029e" FOREIGN KEY ("uploaded_by_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "sheet_imports"
            ADD CONSTRAINT "FK_90ff3e39461a1ba63fc661903ea" FOREIGN KEY ("applied_by_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "sheet_import_rows"
            ADD CONSTRAINT "FK_7c1bd76c66b7943861eeed581fb" FOREIGN KEY ("import_id") REFERENCES "sheet_imports"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "workers"
            ADD CONSTRAINT "FK_103c026ad1ef0989736b7bebdcb" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "claims"
            ADD CONSTRAINT "FK_e56d25fc76e95ecf90ece0572a1" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "claims"
            ADD CONSTRAINT "FK_1f303580be51c1a770c67f5f161" FOREIGN KEY ("worker_id") REFERENCES "workers"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "claim_decisions"
            ADD CONSTRAINT "FK_6acf96b685fd5f45eb59e66aa93" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "claim_decisions"
            ADD CONSTRAINT "FK_a3c5db2648bd93d01f617bcb258" FOREIGN KEY ("claim_id") REFERENCES "claims"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "living_surveys"
            ADD CONSTRAINT "FK_1b0daea6d719a0f178a3351878a" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "living_surveys"
            ADD CONSTRAINT "FK_7a002533680687cae687a28bb37" FOREIGN KEY ("worker_id") REFERENCES "workers"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "personal_data_reads"
            ADD CONSTRAINT "FK_f5fbaa2e1c6c033c0b31fb4ed29" FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            ALTER TABLE "personal_data_reads" DROP CONSTRAINT "FK_f5fbaa2e1c6c033c0b31fb4ed29"
        `);
        await queryRunner.query(`
            ALTER TABLE "living_surveys" DROP CONSTRAINT "FK_7a002533680687cae687a28bb37"
        `);
        await queryRunner.query(`
            ALTER TABLE "living_surveys" DROP CONSTRAINT "FK_1b0daea6d719a0f178a3351878a"
        `);
        await queryRunner.query(`
            ALTER TABLE "claim_decisions" DROP CONSTRAINT "FK_a3c5db2648bd93d01f617bcb258"
        `);
        await queryRunner.query(`
            ALTER TABLE "claim_decisions" DROP CONSTRAINT "FK_6acf96b685fd5f45eb59e66aa93"
        `);
        await queryRunner.query(`
            ALTER TABLE "claims" DROP CONSTRAINT "FK_1f303580be51c1a770c67f5f161"
        `);
        await queryRunner.query(`
            ALTER TABLE "claims" DROP CONSTRAINT "FK_e56d25fc76e95ecf90ece0572a1"
        `);
        await queryRunner.query(`
            ALTER TABLE "workers" DROP CONSTRAINT "FK_103c026ad1ef0989736b7bebdcb"
        `);
        await queryRunner.query(`
            ALTER TABLE "sheet_import_rows" DROP CONSTRAINT "FK_7c1bd76c66b7943861eeed581fb"
        `);
        await queryRunner.query(`
            ALTER TABLE "sheet_imports" DROP CONSTRAINT "FK_90ff3e39461a1ba63fc661903ea"
        `);
        await queryRunner.query(`
            ALTER TABLE "sheet_imports" DROP CONSTRAINT "FK_d2f7ad8e8c6c3cd36aa2494029e"
        `);
        await queryRunner.query(`
            ALTER TABLE "sheet_imports" DROP CONSTRAINT "FK_07f56175bd58efd3e205393594a"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_80f55b579dc2665c1328135780"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_ee1f261fb9b732153f05716784"
        `);
        await queryRunner.query(`
            DROP TABLE "personal_data_reads"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_315c57b2fb00f0a9005c1d5b85"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_1b0daea6d719a0f178a3351878"
        `);
        await queryRunner.query(`
            DROP TABLE "living_surveys"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_3f5bf114334844e28f567ae45a"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_6acf96b685fd5f45eb59e66aa9"
        `);
        await queryRunner.query(`
            DROP TABLE "claim_decisions"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_5911abc7fc17d3c04cfe14f240"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_1f303580be51c1a770c67f5f16"
        `);
        await queryRunner.query(`
            DROP TABLE "claims"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_50cba7d5d6b9a0da158978181b"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_a1dc02b1520d87a5753aa44f79"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_bc8b9c15249026440ed3a33bfb"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_bb937206cf1e37e5b878d829c0"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_7f04279f4170095bb946f173d1"
        `);
        await queryRunner.query(`
            DROP TABLE "workers"
        `);
        await queryRunner.query(`
            DROP TABLE "sheet_import_rows"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_95f045ededbb94f18141f97ecc"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_d56c60af85f816879da2798280"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_d74e5d05f1dd0057167e2da080"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_fd5fda1666f4dc9539cff46152"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_90ff3e39461a1ba63fc661903e"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_d2f7ad8e8c6c3cd36aa2494029"
        `);
        await queryRunner.query(`
            DROP TABLE "sheet_imports"
        `);
    }

}
