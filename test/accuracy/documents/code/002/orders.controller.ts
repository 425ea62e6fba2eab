import { Body, Controller, Get, HttpCode, NotFoundException, Param, ParseIntPipe, Post, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { AuthGuard } from '../auth/auth.guard';
import type { CreateOrder } from './create-order.dto';
import { OrdersService } from './orders.service';

@ApiTags('orders')
@ApiBearerAuth()
@UseGuards(AuthGuard)
@Controller('orders')
export class OrdersController {
  constructor(private readonly orders: OrdersService) {}

  @Get(':id')
  async one(@Param('id', ParseIntPipe) id: number) {
    const order = await this.orders.byId(id);
    if (!order) throw new NotFoundException(`no order ${id}`);
    return order;
  }

  @Post()
  @HttpCode(202)
  place(@Body() body: CreateOrder) {
    return this.orders.place(body);
  }
}
