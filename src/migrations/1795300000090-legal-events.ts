import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Legal events of cases, from which the clocks of the law are derived. Cases that were open before simply have none. */
export class LegalEvents1795300000090 implements MigrationInterface {
    name = 'LegalEvents1795300000090'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE "legal_events" (
                "id" uuid NOT NULL,
                "case_id" uuid NOT NULL,
                "seq" integer NOT NULL,
                "type" text NOT NULL,
                "occurred_on" date NOT NULL,
                "ground" text,
                "answer_length" integer,
                "answer_unit" text,
                "refers_to_id" uuid,
                "voids_id" uuid,
                "document_ids" uuid array NOT NULL,
                "note" text,
                "source" text,
                "source_id" uuid,
                "recorded_by_id" uuid,
                "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                CONSTRAINT "PK_4ca3ae694d13ad4d18731f0de29" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE UNIQUE INDEX "IDX_db5ed8cbca35e51fdddd298b14" ON "legal_events" ("voids_id")
            WHERE voids_id IS NOT NULL
        `);
        await queryRunner.query(`
            CREATE UNIQUE INDEX "IDX_a34e1d9fc4c2f0d629e1846b13" ON "legal_events" ("case_id", "seq")
        `);
        await queryRunner.query(`
            ALTER TABLE "legal_events"
            ADD CONSTRAINT "FK_db0c23fa9568db0ef06321f3ff7" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "legal_events"
            ADD CONSTRAINT "FK_76c05204e1c1ecd5385de25fc95" FOREIGN KEY ("refers_to_id") REFERENCES "legal_events"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "legal_events"
            ADD CONSTRAINT "FK_6d7e2b3cd02b7b675e1989fcc32" FOREIGN KEY ("voids_id") REFERENCES "legal_events"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "legal_events"
            ADD CONSTRAINT "FK_029bc374e19e763331b811b539f" FOREIGN KEY ("recorded_by_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            ALTER TABLE "legal_events" DROP CONSTRAINT "FK_029bc374e19e763331b811b539f"
        `);
        await queryRunner.query(`
            ALTER TABLE "legal_events" DROP CONSTRAINT "FK_6d7e2b3cd02b7b675e1989fcc32"
        `);
        await queryRunner.query(`
            ALTER TABLE "legal_events" DROP CONSTRAINT "FK_76c05204e1c1ecd5385de25fc95"
        `);
        await queryRunner.query(`
            ALTER TABLE "legal_events" DROP CONSTRAINT "FK_db0c23fa9568db0ef06321f3ff7"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_a34e1d9fc4c2f0d629e1846b13"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_db5ed8cbca35e51fdddd298b14"
        `);
        await queryRunner.query(`
            DROP TABLE "legal_events"
        `);
    }
}
