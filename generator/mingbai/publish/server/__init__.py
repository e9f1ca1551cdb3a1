"""What a web server must send with the pages: policies, types, caching; written out for four servers."""
