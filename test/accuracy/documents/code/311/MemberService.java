package org.example.lending;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 会员服务：注册与查询。 */
@Service
public class MemberService {
  @Mapper
  interface Members {
    @Select("select name from members order by name")
    List<String> names();

    @Insert("insert into members (name) values (#{name})")
    int add(String name);
  }

  // 由容器注入
  @Autowired private Members members;

  @Transactional
  public List<String> register(String name) {
    members.add(name.strip());
    return members.names();
  }
}
