# requires: 3.14
# Slashes between attributes, and after quoted values, are white space; only at the end do they mean an empty element.
from html.parser import HTMLParser


class Printer(HTMLParser):
    def handle_starttag(self, tag, attrs):
        print("start", tag, attrs, self.get_starttag_text())

    def handle_startendtag(self, tag, attrs):
        print("empty", tag, attrs)

    def handle_endtag(self, tag):
        print("end", tag)

    def handle_data(self, data):
        print("data", data)


for text in ('<br/ foo="x"/ bar>', '<a foo="var"/ >', "<a x='y'z=1/>", "<p / x = 1>t</p/>", '<ab/c="d"//e>', "<a b=c/>"):
    parser = Printer()
    parser.feed(text)
    parser.close()
