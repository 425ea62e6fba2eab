from concurrent import futures

import grpc
from elasticsearch import Elasticsearch
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, ConsoleSpanExporter

import search_pb2
import search_pb2_grpc

trace.set_tracer_provider(TracerProvider())
trace.get_tracer_provider().add_span_processor(BatchSpanProcessor(ConsoleSpanExporter()))
tracer = trace.get_tracer(__name__)


class Search(search_pb2_grpc.SearchServicer):
    def __init__(self):
        self.es = Elasticsearch("http://localhost:9200")

    def Find(self, request, context):
        with tracer.start_as_current_span("find"):
            hits = self.es.search(index="boats", query={"match": {"name": request.term}})["hits"]["hits"]
        if not hits:
            context.abort(grpc.StatusCode.NOT_FOUND, "no boat")
        return search_pb2.Found(ids=[hit["_id"] for hit in hits])


def serve():
    server = grpc.server(futures.ThreadPoolExecutor(max_workers=4))
    search_pb2_grpc.add_SearchServicer_to_server(Search(), server)
    server.add_insecure_port("[::]:50051")
    server.start()
    server.wait_for_termination()
