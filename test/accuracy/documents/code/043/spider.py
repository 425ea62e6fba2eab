import scrapy
from scrapy.loader import ItemLoader
from itemloaders.processors import MapCompose, TakeFirst


class Quote(scrapy.Item):
    text = scrapy.Field(input_processor=MapCompose(str.strip), output_processor=TakeFirst())
    tags = scrapy.Field()


class QuotesSpider(scrapy.Spider):
    name = "quotes"
    start_urls = ["https://quotes.toscrape.com/"]
    custom_settings = {"DOWNLOAD_DELAY": 1.5, "ROBOTSTXT_OBEY": True}

    def parse(self, response):
        for block in response.css("div.quote"):
            loader = ItemLoader(Quote(), block)
            loader.add_css("text", "span.text::text")
            loader.add_css("tags", "a.tag::text")
            yield loader.load_item()
        yield from response.follow_all(css="li.next a", callback=self.parse)
