import datetime as dt

import plotly.express as px
import polars as pl
import streamlit as st

st.set_page_config(page_title="Énergie", layout="wide")


@st.cache_data(ttl=600)
def load(day: dt.date) -> pl.DataFrame:
    # les relevés arrivent toutes les quinze minutes, en heure légale
    return (
        pl.scan_parquet(f"relevés/{day:%Y-%m}.parquet")
        .filter(pl.col("jour") == day)
        .group_by("heure")
        .agg(pl.col("kwh").sum())
        .collect()
    )


day = st.sidebar.date_input("Jour", dt.date.today())
frame = load(day)
st.metric("Total", f"{frame['kwh'].sum():.1f} kWh")
st.plotly_chart(px.bar(frame.to_pandas(), x="heure", y="kwh"), use_container_width=True)
