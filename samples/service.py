"""Orders of a small shop: a service with one table."""

from decimal import Decimal

from fastapi import Depends, FastAPI, HTTPException
from pydantic import BaseModel
from sqlalchemy import Numeric, String, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

engine = create_engine("sqlite:///orders.db")
app = FastAPI(title="Orders")


class Base(DeclarativeBase):
    pass


class Order(Base):
    __tablename__ = "orders"

    id: Mapped[int] = mapped_column(primary_key=True)
    article: Mapped[str] = mapped_column(String(40))
    total: Mapped[Decimal] = mapped_column(Numeric(10, 2))


class NewOrder(BaseModel):
    article: str
    total: Decimal


def session():
    with Session(engine) as open_session:
        yield open_session


@app.post("/orders", status_code=201)
def place(order: NewOrder, db: Session = Depends(session)) -> dict[str, int]:
    row = Order(article=order.article, total=order.total)
    db.add(row)
    db.commit()
    return {"id": row.id}


@app.get("/orders/{order_id}")
def show(order_id: int, db: Session = Depends(session)) -> NewOrder:
    row = db.scalars(select(Order).where(Order.id == order_id)).first()
    if row is None:
        raise HTTPException(status_code=404, detail="There is no such order.")
    return NewOrder(article=row.article, total=row.total)
