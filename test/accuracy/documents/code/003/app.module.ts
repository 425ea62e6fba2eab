import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { ConfigModule, ConfigService } from '@nestjs/config';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Column, Entity, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';

@Entity({ name: 'shipments' })
export class Shipment {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column({ length: 64 }) carrier!: string;
  @ManyToOne(() => Shipment, { nullable: true }) parent?: Shipment;
}

@Module({
  imports: [
    ConfigModule.forRoot({ isGlobal: true }),
    TypeOrmModule.forRootAsync({
      inject: [ConfigService],
      useFactory: (config: ConfigService) => ({
        type: 'postgres' as const,
        url: config.getOrThrow('DATABASE_URL'),
        entities: [Shipment],
        synchronize: false,
      }),
    }),
    TypeOrmModule.forFeature([Shipment]),
    BullModule.registerQueue({ name: 'labels' }),
  ],
})
export class AppModule {}
