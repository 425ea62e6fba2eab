from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException, status
from pydantic import BaseModel, Field, field_validator
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

engine = create_async_engine("sqlite+aiosqlite:///plants.db")
sessions = async_sessionmaker(engine, expire_on_commit=False)
app = FastAPI(title="Plants")


class Base(DeclarativeBase):
    pass


class Plant(Base):
    __tablename__ = "plants"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    litres: Mapped[float]


class PlantIn(BaseModel):
    name: str = Field(min_length=2)
    litres: float = Field(gt=0)

    @field_validator("name")
    @classmethod
    def tidy(cls, value: str) -> str:
        return value.strip().title()


async def session():
    async with sessions() as s:
        yield s


@app.get("/plants/{plant_id}")
async def read(plant_id: int, db: Annotated[AsyncSession, Depends(session)]):
    plant = (await db.execute(select(Plant).where(Plant.id == plant_id))).scalar_one_or_none()
    if plant is None:
        raise HTTPException(status.HTTP_404_NOT_FOUND)
    return plant


@app.post("/plants", status_code=201)
async def create(body: PlantIn, db: Annotated[AsyncSession, Depends(session)]):
    db.add(Plant(**body.model_dump()))
    await db.commit()
