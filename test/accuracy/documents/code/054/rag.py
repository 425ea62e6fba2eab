import os

import gradio as gr
from langchain_community.vectorstores import FAISS
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import RunnablePassthrough
from langchain_openai import ChatOpenAI, OpenAIEmbeddings

store = FAISS.load_local(os.environ["INDEX"], OpenAIEmbeddings(), allow_dangerous_deserialization=True)
prompt = ChatPromptTemplate.from_template("Answer from the manual only.\n\n{context}\n\nQuestion: {question}")

chain = (
    {"context": store.as_retriever(search_kwargs={"k": 4}), "question": RunnablePassthrough()}
    | prompt
    | ChatOpenAI(model="gpt-4o-mini", temperature=0)
    | StrOutputParser()
)


def answer(message, history):
    yield from chain.stream(message)


gr.ChatInterface(answer, title="Manual").launch()
